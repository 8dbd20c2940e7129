//! The papers of a draw as files: the digest for the door, the slip of wishes made at the counter, and what was drawn, for
//! the door and for the office.

use domain::draw::{ApplicationNumber, by_four, given_in, places_in};
use domain::id::{ApplicationId, DrawId};

use super::{Block, Paper, Table};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::draw::results::{HEADINGS, cells, of_one, reserved_of};
use crate::pages::desk::draw::{door, slip};
use crate::pages::draw::{amended, steps};
use crate::paths;
use crate::request::Request;
use crate::wording::desk::draw::{counter, hold};
use crate::wording::draw::page;
use crate::wording::when::moment;

/// What hangs at the door once the list is frozen; before that it is not found.
pub async fn door_file(request: &Request, id: DrawId) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let by = request.coordinator()?;
    let (draw, people, _) = store::draw::draw_at_desk(&request.db, id, by).await?;
    let frozen = draw.frozen.as_ref().ok_or(AppError::NotFound)?;
    let blocks = vec![
        Block::Text(say(hold::DOOR_TITLE).to_owned()),
        Block::Heading(say(hold::DIGEST).to_owned()),
        Block::Key(by_four(&frozen.digest).join("\n")),
        Block::Text(say(hold::DIGEST_LINE).to_owned()),
        Block::facts(request, door::rows(language, &draw, frozen.at, people)),
        Block::Text(say(hold::DOOR_LINE).to_owned()),
        Block::scan(request, &paths::draw(draw.id), hold::DOOR_SCAN),
    ];
    Paper::upright(request, draw.name, blocks)
}

/// The slip for somebody whose wishes were made at the counter.
pub async fn slip_file(request: &Request, id: ApplicationId) -> Result<Download, AppError> {
    let say = request.say();
    let made = store::draw::application_at_desk(&request.db, id, request.coordinator()?).await?;
    let draw = store::draw::draw(&request.db, made.application.draw).await?;
    let wishes = made.application.wishes.iter().zip(1..);
    let wishes = wishes.map(|(wish, number)| format!("{number}　{}", wish.name));
    let blocks = vec![
        Block::Text(draw.name.clone()),
        Block::Heading(say(hold::DRAW_NUMBER).to_owned()),
        Block::Key(slip::in_groups(made.application.number).join(" ")),
        Block::Heading(say(counter::WISHES).to_owned()),
        Block::Text(wishes.collect::<Vec<_>>().join("\n")),
        Block::facts(request, slip::rows(request, &made, &draw)),
        Block::Text(say(counter::KEEP_IT).to_owned()),
        Block::scan(request, &paths::draw(draw.id), counter::SCAN),
    ];
    Paper::upright(request, say(counter::SLIP), blocks)
}

/// What hangs at the door once it is held, and may be given to anybody: the digest, the digits with how they came, the steps, and
/// for each offering its places and its waiting list by number. No name stands on it. Before that it is not found.
pub async fn results_file(request: &Request, id: DrawId) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let by = request.coordinator()?;
    let (draw, people, _) = store::draw::draw_at_desk(&request.db, id, by).await?;
    let frozen = draw.frozen.clone().ok_or(AppError::NotFound)?;
    let held = draw.held.clone().ok_or(AppError::NotFound)?;
    let drawn = store::draw::drawn_offerings(&request.db, id).await?;
    let amended = amended(request, &draw).await?;
    let mut rows = door::rows(language, &draw, frozen.at, people);
    rows.push((page::DRAWN, vec![moment(language, held.at)]));
    let went = page::how_it_went(language, held.fell_at, &held.circumstances);
    rows.push((page::CIRCUMSTANCES, went));
    let mut blocks = vec![
        Block::Heading(say(hold::DIGEST).to_owned()),
        Block::Key(by_four(&frozen.digest).join("\n")),
        Block::Heading(say(hold::SEED_TITLE).to_owned()),
        Block::Key(held.seed),
        Block::facts(request, rows),
    ];
    if let Some((amendment, off)) = amended {
        blocks.push(Block::Heading(say(page::OFF_SINCE).to_owned()));
        blocks.extend(
            off.iter().map(|one| Block::Text(page::called_off_at(language, &one.name, one.at))),
        );
        blocks.push(Block::Text(say(page::PASSED_OVER).to_owned()));
        let digest = by_four(&amendment.digest().to_string()).join("\n");
        blocks.push(Block::facts(request, vec![(page::AMENDMENT_DIGEST, vec![digest])]));
    }
    blocks.push(Block::Heading(say(page::HOW).to_owned()));
    let steps = steps(request, &draw, &drawn).into_iter().zip(1..);
    blocks.extend(steps.map(|(step, number)| Block::Text(format!("{number}.\u{a0}{step}"))));
    let reserved = reserved_of(language, &draw, drawn.len());
    let (given, places) = (given_in(&held.record, drawn.len()), places_in(&frozen.list));
    for (((one, given), places), reserved) in drawn.iter().zip(given).zip(places).zip(reserved) {
        blocks.push(Block::Heading(one.offering.name.clone()));
        blocks.push(Block::Text(hold::got(language, given.places.len(), places)));
        blocks.extend(reserved.into_iter().map(Block::Text));
        blocks.push(Block::Text(say(page::PLACES_BY_NUMBER).to_owned()));
        blocks.push(numbers(request, &given.places, false));
        blocks.push(Block::Text(say(page::WAITING_IN_ORDER).to_owned()));
        blocks.push(numbers(request, &given.waiting, true));
    }
    blocks.push(Block::Text(say(page::ANYBODY_MAY_CHECK).to_owned()));
    blocks.push(Block::scan(request, &paths::draw(draw.id), hold::DOOR_SCAN));
    Paper::upright(request, draw.name, blocks)
}

/// Numbers beside one another, none of them parted; where they wait each with its position.
fn numbers(request: &Request, numbers: &[ApplicationNumber], in_order: bool) -> Block {
    let one = |(number, position): (&ApplicationNumber, u32)| match in_order {
        true => format!("{position}.\u{a0}{number}"),
        false => number.to_string(),
    };
    let told: Vec<String> = numbers.iter().zip(1..).map(one).collect();
    let none = request.say()(page::NOBODY).to_owned();
    Block::Text(if told.is_empty() { none } else { told.join("　") })
}

/// Who has a place and who waits, offering by offering, with names: for the office, which each page says. Before it is held it
/// is not found.
pub async fn names_file(request: &Request, id: DrawId) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let by = request.coordinator()?;
    let (draw, _, offerings) = store::draw::draw_at_desk(&request.db, id, by).await?;
    if draw.held.is_none() {
        return Err(AppError::NotFound);
    }
    let drawn = store::draw::drawn_of(&request.db, id, by).await?;
    let table = |drawn: &[&store::draw::DrawnAtDesk]| {
        let headings = HEADINGS.map(say).map(str::to_owned).to_vec();
        let rows = cells(request, drawn).into_iter().map(Vec::from).collect();
        (!drawn.is_empty()).then_some(Block::Table(Table { headings, rows, boxes: 0 }))
    };
    let mut blocks = vec![Block::Text(say(hold::OFFICE_ONLY_WHY).to_owned())];
    let reserved = reserved_of(language, &draw, offerings.len());
    for (one, reserved) in offerings.iter().filter(|one| one.left.is_none()).zip(reserved) {
        let (places, waiting) = of_one(&drawn, one.offering);
        blocks.push(Block::Heading(one.name.clone()));
        blocks.push(Block::Text(hold::got(language, places.len(), one.places)));
        blocks.extend(reserved.into_iter().map(Block::Text));
        blocks.extend(table(&places));
        if !waiting.is_empty() {
            blocks.push(Block::Text(hold::wait(language, waiting.len())));
            blocks.extend(table(&waiting));
        }
    }
    Paper::upright(request, hold::for_office(language, &draw.name), blocks)
}
