//! What the browser keeps for the reader between visits; absent in a sandboxed frame.

use super::Refused;

fn local() -> Result<web_sys::Storage, Refused> {
    // Asking for the storage throws where it is forbidden, and gives nothing where there is none.
    web_sys::window().ok_or(Refused)?.local_storage().map_err(|_| Refused)?.ok_or(Refused)
}

/// What was kept under `key`.
///
/// # Errors
///
/// When nothing may be kept here.
pub fn kept(key: &str) -> Result<Option<String>, Refused> {
    local()?.get_item(key).map_err(|_| Refused)
}

/// Keeps `value` under `key`.
///
/// # Errors
///
/// When nothing may be kept here, or there is no room.
pub fn keep(key: &str, value: &str) -> Result<(), Refused> {
    local()?.set_item(key, value).map_err(|_| Refused)
}
