//! How codes reach telephones: by a gateway, or in a demonstration on the page.

pub mod demonstration;
pub mod gateway;
