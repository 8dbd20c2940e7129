//! The program: `yinyao serve` (the default), `migrate`, `seed`, `verify`, `help`.
#![recursion_limit = "256"]

use std::process::ExitCode;

use server::command_line::{asks_for_help, help};
use server::config::Config;
use server::{request_log, serving, verify};

/// What only the start needs shall not be held for months: a server for a small house runs beside other programs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    request_log::start();
    let mut words = std::env::args_os().skip(1);
    let command = words.next().unwrap_or_else(|| "serve".into());
    let command = command.to_string_lossy();
    if command == "help" || std::env::args_os().skip(1).any(|word| asks_for_help(&word)) {
        return help();
    }
    if command == "verify" {
        return verify::verify(&words.collect::<Vec<_>>());
    }
    let done = match (&*command, Config::from_environment()) {
        (_, Err(stop)) => Err(stop),
        ("serve", Ok(config)) => serving::serve(config).await,
        ("migrate", Ok(config)) => serving::migrate(&config).await,
        ("seed", Ok(config)) => serving::seed(&config).await,
        (other, Ok(_)) => Err(serving::unknown_command(other)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("{stop}");
            ExitCode::from(2)
        }
    }
}
