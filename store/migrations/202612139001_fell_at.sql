-- When the digits of a draw fell, and apart from that where and before whom; nothing in draws of before, which told it in words.
alter table draw add column fell_at bigint;
