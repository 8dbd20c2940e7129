//! A person's own pages as files: what they have signed up for, a place, their wishes, when they came, how long they helped. Whoever
//! acts for them has what their pages show as well; what is a person's own alone is refused meanwhile.

use domain::calendar::day;
use domain::id::{DrawId, SignUpId};
use domain::sign_up::{SignUpState, may_withdraw};
use store::sign_up::{Appointment, MySignUp};

use super::{Block, Paper, Table};
use crate::components::timetable::told::{Told, lines_of};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::sign_up::entry::{steps, title_of};
use crate::pages::sign_up::slip;
use crate::pages::wishes::{answers, kept};
use crate::pages::{my_attendance, my_hours, my_sign_ups};
use crate::paths;
use crate::request::Request;
use crate::wording::attendance::{hours, mine as marks};
use crate::wording::common::MY_SIGN_UPS;
use crate::wording::desk::members::printed_at;
use crate::wording::draw::wishes;
use crate::wording::handing_on::{SCAN_SIGN_UP, SCAN_TIMETABLE};
use crate::wording::my_sign_ups as words;
use crate::wording::offering::when_line;
use crate::wording::when::weekday;
use crate::wording::{paper, sign_up};

/// 我的报名: every day to the end of the term, and everything held and waited for.
pub async fn sign_ups_file(request: &Request) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let person = request.on_behalf_of()?;
    let appointments = store::sign_up::my_timetable(&request.db, person.id).await?;
    let fees = store::fee::my_fees(&request.db, person.id).await?;
    let mut mine = store::sign_up::my_sign_ups(&request.db, person.id).await?;
    mine.retain(|one| matches!(one.sign_up.state, SignUpState::Live(_)));
    let mut blocks = vec![Block::Text(name_of(request, person))];
    if mine.is_empty() && appointments.is_empty() {
        blocks.push(Block::Text(say(words::NOTHING_YET).to_owned()));
    } else {
        blocks.push(Block::Heading(say(words::COMING_UP).to_owned()));
        blocks.push(timetable(request, appointments));
        blocks.push(Block::Heading(say(words::ALL_MINE).to_owned()));
        let rows = mine.iter().map(|one| {
            let fee = fees.iter().find(|fee| fee.sign_up == one.sign_up.id);
            let (standing, lines) = my_sign_ups::live_told(language, one, fee);
            (standing, format!("{}\n{}", one.offering.name, lines.join("\n")))
        });
        blocks.push(Block::Facts(rows.collect()));
    }
    blocks.push(Block::scan(request, paths::MY_SIGN_UPS, SCAN_TIMETABLE));
    finished(request, say(MY_SIGN_UPS), blocks)
}

fn timetable(request: &Request, appointments: Vec<Appointment>) -> Block {
    let (language, today) = (request.language, day(request.now));
    let rows = lines_of(appointments, request.now).into_iter().map(|line| {
        let told = Told::of(language, &line);
        let what: Vec<_> = [vec![told.title], told.marks].concat();
        let what = [what, told.waits.into_iter().collect()].concat();
        let date = day(line.at.from);
        let parts = words::day_and_year(language, date, today);
        let date = [parts, vec![weekday(language, date.weekday()).to_owned()]].concat();
        vec![date.join("\n"), told.time, what.join("\n"), told.place.unwrap_or_default()]
    });
    let headings = [paper::DAY, paper::TIME, paper::WHAT, paper::WHERE];
    table(request, &headings, rows.collect())
}

/// A place that the person has, or waits for. Somebody else's is not found, nor what has ended.
pub async fn slip_file(request: &Request, id: SignUpId) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let person = request.on_behalf_of()?;
    let MySignUp { sign_up: mine, offering } =
        store::sign_up::my_sign_up(&request.db, id, person.id).await?;
    let SignUpState::Live(place) = mine.state else { return Err(AppError::NotFound) };
    let fee = store::fee::my_fee(&request.db, id, person.id).await?;
    let is_over = may_withdraw(&mine.state, &offering.terms, request.now).is_err();
    let waits = place != domain::sign_up::Place::Held;
    let [days, whereto, way, cost, bring] = slip::told(language, &offering, waits, fee.as_ref());
    let mut blocks = vec![
        Block::Text(name_of(request, person)),
        Block::Key(offering.name.clone()),
        Block::Key(when_line(language, &offering)),
        Block::facts(
            request,
            vec![
                (sign_up::begins(offering.kind), days),
                (sign_up::WHERE, whereto),
                (sign_up::HOW_TO_GET_THERE, way),
                (sign_up::FEE, cost),
                (sign_up::BRING, bring),
                (sign_up::CALL, vec![offering.contact.clone(), offering.telephone.clone()]),
            ],
        ),
    ];
    if !is_over {
        let steps = steps(&offering, place).map(|step| say(step).to_owned());
        blocks.push(Block::Heading(say(sign_up::WHAT_NEXT).to_owned()));
        blocks.extend(steps.map(Block::Text));
    }
    blocks.push(Block::scan(request, &paths::sign_up(id), SCAN_SIGN_UP));
    finished(request, &title_of(language, place, is_over), blocks)
}

/// The wishes that are kept in a draw, with what became of them. Whoever has none finds nothing.
pub async fn wishes_file(request: &Request, id: DrawId) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let person = request.on_behalf_of()?;
    let draw = store::draw::draw(&request.db, id).await?;
    let mine = store::draw::my_application(&request.db, id, person.id).await?;
    let mine = mine.ok_or(AppError::NotFound)?;
    let (title, sentence, _) = kept::heading(draw.phase(request.now), mine.has_place());
    let steps = kept::steps(request, &draw);
    let ranks = mine.wishes.iter().zip(1..).map(|(wish, rank)| {
        let told = answers::told(language, wish).into_iter().flatten();
        let lines: Vec<_> = std::iter::once(wish.name.clone()).chain(told).collect();
        (wishes::rank(language, rank), lines.join("\n"))
    });
    let mut blocks = vec![
        Block::Text(name_of(request, person)),
        Block::Text(draw.name.clone()),
        Block::Text(say(sentence).to_owned()),
        Block::Heading(say(wishes::NUMBER).to_owned()),
        Block::Key(kept::shown(mine.number)),
        Block::Text(say(wishes::NUMBER_WHY).to_owned()),
        Block::Heading(say(wishes::MY_WISHES).to_owned()),
        Block::Facts(ranks.collect()),
        Block::Text(wishes::wanted(language, mine.wanted)),
    ];
    if !steps.is_empty() {
        blocks.push(Block::Heading(say(wishes::WHAT_NEXT).to_owned()));
        blocks.extend(steps.into_iter().map(Block::Text));
    }
    finished(request, say(title), blocks)
}

/// Every mark of the person's own, the latest first.
pub async fn attendance_file(request: &Request) -> Result<Download, AppError> {
    let say = request.say();
    let person = request.person()?;
    let all = store::attendance::all_my_marks(&request.db, person.id).await?;
    let rows = all.iter().map(|one| {
        let [at, recorded, off] = my_attendance::told(request.language, one);
        vec![at, one.name.clone(), format!("{recorded}\n{off}").trim_end().to_owned()]
    });
    let rows = rows.collect();
    let headings = [paper::TIME, paper::WHAT, marks::TITLE];
    let mut blocks = vec![Block::Text(name_of(request, person))];
    blocks.push(match all.is_empty() {
        true => Block::Text(say(marks::NONE).to_owned()),
        false => table(request, &headings, rows),
    });
    finished(request, say(marks::TITLE), blocks)
}

/// Every shift at which the person was, and how long that was in all.
pub async fn hours_file(request: &Request) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let person = request.person()?;
    let all = store::service::mine(&request.db, person.id).await?;
    let mut blocks = vec![Block::Text(name_of(request, person))];
    if all.is_empty() {
        blocks.push(Block::Text(say(hours::NONE_OF_MINE).to_owned()));
    } else {
        let rows = all.iter().map(|one| {
            let at = crate::wording::session::when(language, one.span);
            vec![at, one.name.clone(), hours::line(language, one.confirmed)]
        });
        blocks.push(Block::Key(hours::total(language, my_hours::confirmed(&all))));
        blocks.push(table(request, &[paper::TIME, paper::WHAT, hours::TITLE], rows.collect()));
    }
    finished(request, say(hours::MINE), blocks)
}

fn table(request: &Request, headings: &[crate::wording::Words], rows: Vec<Vec<String>>) -> Block {
    let headings = headings.iter().map(|heading| request.say()(*heading).to_owned()).collect();
    Block::Table(Table { headings, rows, boxes: 0 })
}

/// With the moment at its end; a file's name tells nobody's.
fn finished(request: &Request, title: &str, mut blocks: Vec<Block>) -> Result<Download, AppError> {
    blocks.push(Block::Text(printed_at(request.language, request.now)));
    Paper::upright(request, title, blocks)
}
