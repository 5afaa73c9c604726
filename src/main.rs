//! Puts the book on the page.

use surprisal::app::App;
use surprisal::browser::document;

fn main() {
    // After a panic nothing answers any more; the page says so, and offers to begin again where the
    // address left off.
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        let _ = document::reveal("notice-panic");
    }));
    if let Ok(place) = document::place_of_the_book() {
        // The book stays as long as the page does.
        leptos::mount::mount_to(place, App).forget();
    }
}
