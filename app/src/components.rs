//! Props into markup, one component a file. The class names are those of `style/components`.

pub mod alternatives;
pub mod birthday_field;
pub mod doors;
pub mod error_summary;
#[cfg(test)]
pub mod example;
pub mod fact;
pub mod field;
pub mod filter_group;
pub mod form;
pub mod icon;
pub mod mark;
pub mod notices;
pub mod offering_card;
pub mod offering_facts;
pub mod offering_state;
pub mod page_footer;
pub mod page_header;
pub mod page_title;
pub mod pager;
pub mod phrases;
pub mod picture;
pub mod post_button;
pub mod status;
pub mod summary;
pub mod telephone;
pub mod timetable;
