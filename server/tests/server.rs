//! Requests to the whole router, without a socket, on a real SQLite file; and the program itself, started and stopped.
#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, reason = "a panic in a test is its failure")]

mod api;
mod authorisation;
mod away;
mod bad_input;
mod calendar;
mod comfort;
mod demonstration;
mod desk_files;
mod drafts;
mod draws;
mod faults;
mod gateway;
mod headers;
mod import_confirm;
mod import_files;
mod import_form;
mod kept_pages;
mod offline;
mod opening;
mod places;
mod same_origin;
mod sign_in;
mod sign_in_ended;
mod sign_up;
mod starting;
mod support;
mod verify;
