import { createApp } from 'vue';
import App from './product.vue';

createApp(App).mount('#app');
