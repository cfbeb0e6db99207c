-- A foreign key is checked row by row. For items that cost more than storing them, and proved
-- nothing: whoever writes items writes a version of their entry in the same transaction, and the key
-- of the versions refuses an entry that is not there. Entries are deleted together with their items.
alter table catalogue.item drop constraint item_entry_id_fkey;

-- Records of up to a block are kept in their row and as they are: compressing them took half of the
-- time of writing an entry, and every page and the index read them whole.
alter table catalogue.entry set (toast_tuple_target = 8160);
