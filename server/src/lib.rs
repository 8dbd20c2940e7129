//! The process: settings, routes that are not pages, headers, sign-in, jobs. It knows HTTP, not the field.
#![recursion_limit = "256"]

pub mod answer;
pub mod api;
pub mod areas;
pub mod bodies;
pub mod calendar;
pub mod comfort;
pub mod config;
pub mod cookies;
pub mod demonstration;
pub mod desk;
pub mod headers;
pub mod health;
pub mod jobs;
pub mod password;
pub mod plain_page;
pub mod reader;
pub mod request_log;
pub mod router;
pub mod same_origin;
pub mod sender;
pub mod serving;
pub mod sign_in;
pub mod site;
pub mod stop;
pub mod time_limit;
