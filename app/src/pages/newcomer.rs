//! 新学员 wherever places are kept for them: who that is, and whether the reader is one.

use domain::id::InstitutionId;

use crate::error::AppError;
use crate::request::Request;
use crate::wording::stage as words;

/// The rule in one sentence, then how the reader stands by it, if they are signed in; nothing where nothing is kept for newcomers.
pub async fn newcomer_lines(
    request: &Request,
    institution: InstitutionId,
    is_kept: bool,
) -> Result<Vec<String>, AppError> {
    if !is_kept {
        return Ok(Vec::new());
    }
    let mut lines = vec![request.say()(words::NEWCOMER_IS).to_owned()];
    let me = request.on_behalf_of().ok().map(|me| me.id);
    if let Some(me) = me {
        let told = store::sign_up::newcomer(&request.db, me, institution).await?;
        lines.extend(told.map(|told| words::newcomer(request.language, &told)));
    }
    Ok(lines)
}
