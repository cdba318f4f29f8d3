-- Until when the store of the originals keeps a locked file that is left to destroy; it is not asked again before.
ALTER TABLE left_to_destroy ADD COLUMN not_before timestamptz;
GRANT UPDATE (not_before) ON left_to_destroy TO cunzheng_app;
