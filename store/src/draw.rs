//! 公开摇号: places that are drawn, from the plan to the published record. The rule is `domain::draw`.

mod amendment;
mod answers;
mod applications;
mod call_off;
mod counter;
mod desk;
mod freeze;
mod give;
mod history;
mod hold;
mod instead;
mod mine;
mod offerings;
mod phase;
mod plan;
mod public;
mod replan;
mod search;
mod still;
mod turned_away;
mod wishes;

use domain::decision::ToldWhy;
use domain::draw::{Answer, LeftOut, SeedPlan};
use domain::id::{ApplicationId, DrawId, InstitutionId, OfferingId};
use domain::offering::Window;
use domain::stage::ForWhom;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};

pub use self::amendment::{OffSince, amended, amendment};
pub use self::call_off::{call_off, take_out};
pub(crate) use self::call_off::{called_off_since, takes_place_again, tell_who_wished};
pub use self::counter::{AtCounter, CounterWishes, application_at_desk, wish_at_counter};
pub use self::desk::{
    DrawAtDesk, DrawnAtDesk, OfferingAtDesk, OfferingsToDraw, draw_at_desk, drawn_of, draws_of,
    offerings_to_draw, term_to_draw,
};
pub use self::freeze::freeze;
pub use self::hold::{Drawing, Fell, hold};
pub use self::mine::{MyDraw, my_draws, obstacles};
use self::offerings::{Reserved, offerings_of};
pub use self::phase::{CalledOff, ClosingMoved};
pub use self::plan::{NewDraw, NewDrawOffering, plan};
pub use self::public::{DrawnOffering, drawn_offerings};
pub use self::replan::{move_closing, replan};
pub use self::search::found_in_draw;
pub(crate) use self::still::{is_on_list, keep_lists_open};
pub use self::wishes::{
    NewWishes, WISHES_AT_MOST, my_application, wish, withdraw_wishes, withdraw_wishes_for,
};

/// A draw as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// Key.
    pub id: DrawId,
    /// Who holds it.
    pub institution: InstitutionId,
    /// 2027年春季学期书法班.
    pub name: String,
    /// When wishes are made and changed; until it opens they may be prepared.
    pub window: Window,
    /// Places that one person may want in all.
    pub most_wanted: u32,
    /// Where the seed will come from.
    pub seed: SeedPlan,
    /// First instant at which what is reserved for the own district is everybody's, if it ever is.
    #[serde(default)]
    pub district_until: Option<Timestamp>,
    /// The published list, once it is frozen.
    pub frozen: Option<Frozen>,
    /// What followed, once it has been held.
    pub held: Option<Held>,
    /// The closing was moved later than announced.
    pub moved: Option<ClosingMoved>,
    /// It will not be held.
    pub called_off: Option<CalledOff>,
}

/// The list that is drawn from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// When it was frozen and published.
    pub at: Timestamp,
    /// Its text.
    pub list: String,
    /// SHA-256 of the text, in hexadecimal.
    pub digest: String,
}

/// What was drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// When.
    pub at: Timestamp,
    /// The digits that came from outside.
    pub seed: String,
    /// When they fell; nothing in draws of before, which told it among the circumstances.
    pub fell_at: Option<Timestamp>,
    /// Where and before whom they fell, in the coordinator's words.
    pub circumstances: String,
    /// The published text.
    pub record: String,
}

/// One person's wishes in a draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyApplication {
    /// Key.
    pub id: ApplicationId,
    /// Which draw.
    pub draw: DrawId,
    /// By which one finds it on the published list.
    pub number: u32,
    /// How many places one wants in all.
    pub wanted: u32,
    /// The dearest first.
    pub wishes: Vec<MyWish>,
    /// Why a coordinator noted them although the rule for everybody says no; empty where no exception was made.
    #[serde(default)]
    pub exception: String,
    /// What the person reads of it.
    #[serde(default)]
    pub told_why: ToldWhy,
}

impl MyApplication {
    /// The draw gave one place at least.
    pub fn has_place(&self) -> bool {
        self.wishes.iter().any(|wish| wish.answer.is_some_and(WishAnswer::is_place))
    }

    /// Whether this draw counts as a miss in the next one of a course, unless its waiting list gives a place yet.
    pub fn is_miss(&self) -> bool {
        is_miss(self.wishes.iter().filter_map(|wish| wish.answer))
    }
}

/// A wish and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyWish {
    /// What.
    pub offering: OfferingId,
    /// Its name.
    pub name: String,
    /// What the draw said; nothing before it.
    pub answer: Option<WishAnswer>,
    /// Of a place: for whom it was reserved; nothing where it was everybody's.
    #[serde(default)]
    pub share: Option<ForWhom>,
    /// Where it gave nothing and one does not wait for it: what one got instead.
    #[serde(default)]
    pub instead: Option<GotInstead>,
    /// Where it did not stand on the list: what stood against it; nothing in draws of long ago.
    #[serde(default)]
    pub left_out: Option<LeftOut>,
}

/// Why somebody does not wait for what was full, or was passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GotInstead {
    /// They got as much as they wanted: these.
    Enough(Vec<String>),
    /// They got this, which is at the same time.
    SameTime(String),
}

/// What the draw said to a wish, as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WishAnswer {
    /// A place, given in this round.
    Place(u32),
    /// On the waiting list at this position.
    Waiting(u32),
    /// Full, and not waiting: one has all that one wanted, or something at the same time.
    Full,
    /// One had all that one wanted before its turn.
    Enough,
    /// At the same time as something got before.
    Clash,
    /// Not on the list: it was called off, or one has something at the same time, or as much as one may have.
    LeftOut,
    /// It was called off after the list was frozen: before the draw, or later.
    CalledOff,
    /// The draw gave a place, and by then one had something else at that time.
    ClashSince,
}

impl WishAnswer {
    /// A place.
    pub const fn is_place(self) -> bool {
        matches!(self, Self::Place(_))
    }

    /// As it is stored: a word, and its number if it has one.
    const fn stored(self) -> (&'static str, Option<u32>) {
        match self {
            Self::Place(round) => ("place", Some(round)),
            Self::Waiting(position) => ("waiting", Some(position)),
            Self::Full => ("full", None),
            Self::Enough => ("enough", None),
            Self::Clash => ("clash", None),
            Self::LeftOut => ("left_out", None),
            Self::CalledOff => ("called_off", None),
            Self::ClashSince => ("clash_since", None),
        }
    }

    fn read(word: &str, number: Option<u32>) -> Option<Self> {
        let number = number.unwrap_or_default();
        let all = [Self::Place(number), Self::Waiting(number), Self::Full, Self::Enough];
        let others = [Self::Clash, Self::LeftOut, Self::CalledOff, Self::ClashSince];
        all.into_iter().chain(others).find(|answer| answer.stored().0 == word)
    }
}

/// The answer to a wish, where there is one yet.
fn answer_from(row: &AnyRow) -> Result<Option<WishAnswer>> {
    let number = row.number_if_any("answer_number")?;
    row.word_if_any("answer", |word| WishAnswer::read(word, number))
}

/// Whether the answers to somebody's wishes are a miss: something was drawn and not got, and nothing was got. The same as
/// [`domain::draw::Past::Miss`] is read by, while nobody has come up from a waiting list.
fn is_miss(answers: impl IntoIterator<Item = WishAnswer>) -> bool {
    let mut missed = false;
    for answer in answers {
        match answer {
            WishAnswer::Place(_) | WishAnswer::ClashSince => return false,
            WishAnswer::Waiting(_) | WishAnswer::Full => missed = true,
            WishAnswer::Enough | WishAnswer::Clash => {}
            WishAnswer::LeftOut | WishAnswer::CalledOff => {}
        }
    }
    missed
}

impl From<Answer> for WishAnswer {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Place { round, .. } => Self::Place(round),
            Answer::Waiting { position } => Self::Waiting(position),
            Answer::Full => Self::Full,
            Answer::Enough => Self::Enough,
            Answer::Clash { .. } => Self::Clash,
            Answer::CalledOff => Self::CalledOff,
        }
    }
}

/// One draw.
pub async fn draw(db: &Db, id: DrawId) -> Result<Draw> {
    by_id(&mut *db.reader().await?, id).await
}

/// The draw that gives an offering's places, if one does or did.
pub async fn draw_of(db: &Db, offering: OfferingId) -> Result<Option<DrawId>> {
    let sql = "select draw_id from draw_offering where offering_id = $1 and left_at is null";
    let query = sqlx::query(sql).bind(offering.to_string());
    let row = query.fetch_optional(&mut *db.reader().await?).await?;
    row.map(|row| row.id("draw_id")).transpose()
}

const COLUMNS: &str = "id, institution_id, name, opens_at, closes_at, most_wanted, seed_digits, \
                       seed_source, district_until, frozen_at, list, \
                       digest, drawn_at, seed, fell_at, circumstances, record, called_off_at, \
                       called_off_reason, closing_before, closing_reason";

async fn by_id(connection: &mut AnyConnection, id: DrawId) -> Result<Draw> {
    let sql = sqlx::AssertSqlSafe(format!("select {COLUMNS} from draw where id = $1"));
    draw_from(&sqlx::query(sql).bind(id.to_string()).fetch_one(connection).await?)
}

/// Raises the draw's revision, so that whoever changes its wishes or its state queues here on both engines.
async fn lock(tx: &mut Tx, id: DrawId) -> Result<Draw> {
    let sql = format!("update draw set revision = revision + 1 where id = $1 returning {COLUMNS}");
    let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.to_string());
    draw_from(&query.fetch_one(&mut **tx).await?)
}

fn draw_from(row: &AnyRow) -> Result<Draw> {
    let frozen = match row.text_if_any("list")? {
        None => None,
        Some(list) => {
            Some(Frozen { at: row.instant("frozen_at")?, list, digest: row.text("digest")? })
        }
    };
    let instant_if_any = |column| {
        let second: Option<i64> = row.number_if_any(column)?;
        let at = second.map(Timestamp::from_second).transpose();
        at.map_err(|_| Error::failed("an instant beyond time"))
    };
    let held = match row.text_if_any("record")? {
        None => None,
        Some(record) => Some(Held {
            at: row.instant("drawn_at")?,
            seed: row.text("seed")?,
            fell_at: instant_if_any("fell_at")?,
            circumstances: row.text("circumstances")?,
            record,
        }),
    };
    let moved = match instant_if_any("closing_before")? {
        Some(before) => Some(ClosingMoved { before, reason: row.text("closing_reason")? }),
        None => None,
    };
    let called_off = match instant_if_any("called_off_at")? {
        Some(at) => Some(CalledOff { at, reason: row.text("called_off_reason")? }),
        None => None,
    };
    Ok(Draw {
        district_until: instant_if_any("district_until")?,
        id: row.id("id")?,
        institution: row.id("institution_id")?,
        name: row.text("name")?,
        window: Window { opens_at: row.instant("opens_at")?, closes_at: row.instant("closes_at")? },
        most_wanted: row.number("most_wanted")?,
        seed: SeedPlan { digits: row.number("seed_digits")?, source: row.text("seed_source")? },
        frozen,
        held,
        moved,
        called_off,
    })
}
