//! Requests to the whole router, without a socket, on a real SQLite file; and the program itself, started and stopped.
#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, reason = "a panic in a test is its failure")]

#[path = "../benches/figures/client.rs"]
#[expect(dead_code, reason = "measuring uses the rest")]
mod client;
#[path = "../benches/figures/rush.rs"]
#[allow(dead_code, reason = "measuring uses the rest")]
mod generator;
#[path = "../benches/figures/people.rs"]
#[expect(dead_code, reason = "measuring uses the rest")]
mod people;

mod accounts;
mod act_keys;
mod announcement;
mod api;
mod approval;
mod attendance;
mod authorisation;
mod away;
mod bad_input;
mod borrowing;
mod broken_disk;
mod calendar;
mod care;
mod cash;
mod certificates;
mod comfort;
mod counter_choice;
mod counter_swap;
mod cut_at_commit;
mod dates;
mod demonstration;
mod desk_files;
mod drafts;
mod draw_desk;
mod draws;
mod draws_ahead;
mod draws_near;
mod faults;
mod feeds;
mod fees;
mod fees_without_a_day;
mod gateway;
mod headers;
mod helping;
mod import_confirm;
mod import_files;
mod import_form;
mod import_large;
mod imports;
mod kept_pages;
mod kept_while_waiting;
mod killed;
mod killed_answers;
mod killed_ways;
mod listing;
mod log;
mod login_storm;
mod members;
mod merges;
mod messages;
mod my_papers;
mod offers;
mod offline;
mod one_offering;
mod opening;
mod papers;
mod places;
mod power_loss;
mod refunds;
mod roles;
mod rooms;
mod rush;
mod rushed;
mod rushed_ways;
mod same_origin;
mod second;
mod session;
mod sign_in;
mod sign_in_ended;
mod sign_up;
mod stages;
mod starting;
mod support;
mod tables;
mod templates;
mod timetable;
mod told;
mod verify;
mod ways;
mod wrong_clocks;
