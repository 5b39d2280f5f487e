/** What a shopper may want beside words, in groups: faces, hands, hearts and signs, buying and delivery, things. */
export const EMOJI: readonly (readonly string[])[] = [
  '😀 😄 😁 😂 🤣 🙂 😊 😍 🥰 😘 😋 😎 🤔 😅 😉 😌 😢 😭 😞 😕 😮 😱 😡 🥳',
  '👍 👎 👌 ✌️ 🤞 👏 🙌 🙏 💪 👋 🤝 👀 👇 ☝️ 🙋 🤷',
  '❤️ 💛 💚 💙 💔 ✨ 🔥 🎉 🎁 🎂 💯 ✅ ❌ ❓ ❗ ⭐',
  '🛒 🛍️ 💳 💰 🧾 📦 🚚 🏠 🏪 📍 ⏰ 📅 📷 📱 📞 💬',
  '👗 👟 👜 💄 ☕ 🍵 🌹 🐱',
].map((group) => group.split(' '));
