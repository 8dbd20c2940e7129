//! The drawings of doors, lake and confirmations, and the scroll band of the footer: inline, so that a theme recolours them.

mod drawing;

use leptos::prelude::*;

/// One subject a picture. None carries meaning that the words beside it do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureName {
    /// The door of the universities of the third age: brushes and a sheet.
    University,
    /// The door of the activity centres: a gate with a tea table in it.
    Centre,
    /// The door of the volunteers: two people under one umbrella.
    Volunteer,
    /// The panorama of the home page, from edge to edge.
    Lake,
    /// Done.
    Lotus,
    /// Waiting, or nothing here yet.
    Bud,
    /// A boat that waits for the water: no network.
    Mooring,
    /// A lantern under the eave: come in.
    Lantern,
}

impl PictureName {
    /// The view box. The lake's is narrow and low: its height decides the scale and both ends run out of sight.
    fn view_box(self) -> &'static str {
        match self {
            Self::University => "-3 -14 216 176",
            Self::Centre => "0 22 206 146",
            Self::Volunteer => "0 -2 206 164",
            Self::Lake => "228 0 300 132",
            Self::Lotus | Self::Bud => "0 0 168 168",
            Self::Mooring => "0 0 206 146",
            Self::Lantern => "0 0 206 164",
        }
    }

    fn drawing(self) -> &'static str {
        match self {
            Self::University => drawing::UNIVERSITY,
            Self::Centre => drawing::CENTRE,
            Self::Volunteer => drawing::VOLUNTEER,
            Self::Lake => drawing::LAKE,
            Self::Lotus => drawing::LOTUS,
            Self::Bud => drawing::BUD,
            Self::Mooring => drawing::MOORING,
            Self::Lantern => drawing::LANTERN,
        }
    }
}

/// A drawing as large as the box around it.
#[component]
pub fn Picture(name: PictureName) -> impl IntoView {
    view! { <svg class="picture" viewBox=name.view_box() aria-hidden="true" focusable="false" inner_html=name.drawing()></svg> }
}

/// One vine with its leaves, repeated.
const VINE: &str = r##"<defs><pattern id="vine" width="64" height="24" patternUnits="userSpaceOnUse"><path d="M0 12C8 3 24 3 32 12S56 21 64 12M14 5.5C18 10 18 14 13 16M46 18.5C50 14 50 10 45 8"/><path class="scroll-band__leaf" d="M24 7c4-4 9-5 13-4c-2 4-7 6-13 4zM56 17c4 4 9 5 13 4c-2-4-7-6-13-4zM-8 17c4 4 9 5 13 4c-2-4-7-6-13-4z"/></pattern></defs><rect width="100%" height="24" fill="url(#vine)" stroke="none"/>"##;

/// The scroll band at the very bottom of a page, once.
#[component]
pub fn ScrollBand() -> impl IntoView {
    view! { <svg class="scroll-band" aria-hidden="true" focusable="false" inner_html=VINE></svg> }
}
