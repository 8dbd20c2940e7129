//! What an institution has, offered while its coordinators type: rooms, teachers, departments, subjects, teams.

use leptos::prelude::*;

use crate::components::field::Suggestions;
use crate::error::AppError;
use crate::request::Request;

/// The list of rooms.
pub(crate) const ROOMS: &str = "known-rooms";
/// Of teachers.
pub(crate) const TEACHERS: &str = "known-teachers";
/// Of departments.
pub(crate) const DEPARTMENTS: &str = "known-departments";
/// Of subjects.
pub(crate) const SUBJECTS: &str = "known-subjects";
/// Of teams.
pub(crate) const TEAMS: &str = "known-teams";

/// What may be meant.
#[derive(Clone, Debug)]
pub(crate) struct Suggested {
    rooms: Vec<String>,
    known: store::offering::Known,
}

impl Suggested {
    /// What the desk's institution has.
    pub(crate) async fn of(request: &Request) -> Result<Self, AppError> {
        let by = request.coordinator()?;
        let rooms = store::room::rooms(&request.db, by).await?.into_iter();
        let rooms = rooms.filter(|room| room.retired_from.is_none() && room.is_settled());
        let known = store::offering::known(&request.db, by).await?;
        Ok(Self { rooms: rooms.map(|room| room.venue.name).collect(), known })
    }

    /// The lists, for the end of a form.
    pub(crate) fn lists(self) -> impl IntoView {
        let Self { rooms, known } = self;
        view! {
            <Suggestions id=ROOMS words=rooms/>
            <Suggestions id=TEACHERS words=known.teachers/>
            <Suggestions id=DEPARTMENTS words=known.departments/>
            <Suggestions id=SUBJECTS words=known.subjects/>
            <Suggestions id=TEAMS words=known.teams/>
        }
    }
}
