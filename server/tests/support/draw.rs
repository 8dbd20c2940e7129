//! A draw that takes wishes, and one wish in it.

use domain::draw::SeedPlan;
use domain::id::DrawId;
use domain::offering::Window;
use jiff::ToSpan;
use store::Db;
use store::draw::{NewDraw, NewDrawOffering, NewWishes, plan, wish};
use store::form_key;
use store::sign_up::By;

use super::{Centre, tuesday};

/// A draw of 太极, in which Chen has a wish.
pub async fn draw_with_a_wish(db: &Db, centre: &Centre) -> DrawId {
    let (opens_at, closes_at) = (tuesday() - 24.hours(), tuesday() + (24 * 20).hours());
    let new = NewDraw {
        district_until: None,
        name: "太极班".into(),
        window: Window { opens_at, closes_at },
        most_wanted: 2,
        seed: SeedPlan { digits: 10, source: "掷骰子十次，按先后记".into() },
        offerings: vec![NewDrawOffering {
            offering: centre.taiji,
            newcomer_places: 0,
            district_places: 0,
        }],
    };
    let draw = plan(db, form_key::new(), new, &centre.coordinator_b).await.unwrap();
    let (person, offerings) = (centre.chen, vec![centre.taiji]);
    let wishes = NewWishes { draw, person, wanted: 1, offerings, by: By::Person(person) };
    wish(db, form_key::new(), wishes).await.unwrap();
    draw
}
