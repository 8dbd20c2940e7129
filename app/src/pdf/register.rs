//! 点名表: the register of one session as it was recorded; before anything is, a sheet to mark by hand, with the codes of its rows.

use domain::attendance::Mark;
use domain::id::SessionId;
use domain::role::Task;
use store::attendance::{Register, RegisterLine};

use super::{Block, Paper, Table};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::own_offering_for;
use crate::pages::desk::register::own_register;
use crate::request::Request;
use crate::wording::attendance::desk as words;
use crate::wording::attendance::{NOT_RECORDED, how, mark};
use crate::wording::desk::list::{NAME, ROW_CODE};
use crate::wording::desk::members::printed_at;
use crate::wording::session::desk::which_session;

/// Of whoever may take it; another institution's, and what a teacher does not teach, is not found.
pub async fn file(request: &Request, id: SessionId) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let register = own_register(request, id).await?;
    let offering = own_offering_for(request, Task::Teach, register.offering).await?;
    let session = &register.session.session;
    let mut blocks = vec![
        Block::Text(offering.name.clone()),
        Block::Text(which_session(language, session.span)),
    ];
    if session.changed.is_cancelled() {
        blocks.push(Block::Text(say(words::NOT_TAKING_PLACE).to_owned()));
    } else if register.lines.iter().all(|line| line.mark().is_none()) {
        blocks.push(Block::Table(blank(request, &register)));
    } else {
        blocks.push(Block::Text(words::tally(language, &register.tally())));
        blocks.push(Block::Table(recorded(request, &register)));
    }
    blocks.push(Block::Text(printed_at(language, request.now)));
    Paper::upright(request, say(words::PAPER), blocks)
}

/// How each is marked, and how that came about.
fn recorded(request: &Request, register: &Register) -> Table {
    let (say, language) = (request.say(), request.language);
    let row = |line: &RegisterLine| {
        let stands = line.mark().map_or(NOT_RECORDED, mark);
        let marked = line.marked.filter(|marked| marked.mark.is_some());
        let marked = marked.map(|marked| how(language, &marked));
        let walked = (!line.has_place).then(|| say(words::WALKED_IN).to_owned());
        let told: Vec<_> = walked.into_iter().chain(marked).collect();
        let [code, name] = who(request, line);
        vec![code, name, say(stands).to_owned(), told.join("\n")]
    };
    let headings = [ROW_CODE, NAME, words::RECORDED, words::HOW];
    Table {
        headings: headings.map(say).map(str::to_owned).to_vec(),
        rows: register.lines.iter().map(row).collect(),
        boxes: 0,
    }
}

/// A box for each mark, of those who are expected.
fn blank(request: &Request, register: &Register) -> Table {
    let say = request.say();
    let known = [ROW_CODE, NAME].map(|one| say(one).to_owned());
    let boxes = Mark::ALL.map(|one| say(mark(one)).to_owned());
    let row = |line: &RegisterLine| {
        let empty = std::iter::repeat_n(String::new(), boxes.len());
        who(request, line).into_iter().chain(empty).collect()
    };
    let expected = register.lines.iter().filter(|line| line.has_place);
    Table {
        rows: expected.map(row).collect(),
        boxes: boxes.len(),
        headings: known.into_iter().chain(boxes).collect(),
    }
}

fn who(request: &Request, line: &RegisterLine) -> [String; 2] {
    let code = line.code.map(|code| code.to_string()).unwrap_or_default();
    [code, name_of(request, &line.person)]
}
