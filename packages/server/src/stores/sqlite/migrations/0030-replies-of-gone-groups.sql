-- Ready replies of groups that were removed before their replies went on as every group's: nobody was offered them any more.
UPDATE OR IGNORE reply SET in_group = ''
  WHERE in_group <> '' AND NOT EXISTS (SELECT 1 FROM site_group g WHERE g.site = reply.site AND g.id = reply.in_group);
-- Where another one has the title. What has no room even so stays as it is, and is seen on its page.
UPDATE OR IGNORE reply SET title = substr(title, 1, 77 - length(in_group)) || ' (' || in_group || ')', in_group = ''
  WHERE in_group <> '' AND NOT EXISTS (SELECT 1 FROM site_group g WHERE g.site = reply.site AND g.id = reply.in_group);
UPDATE reply_revision SET revision = revision + 1;
