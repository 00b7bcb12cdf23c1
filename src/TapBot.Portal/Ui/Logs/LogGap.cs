using TapBot.Core.Logs;

namespace TapBot.Portal.Ui.Logs;

/// <summary>Lines that a view has left out.</summary>
/// <param name="From">The sequence number of the first of them; negative when it is not known.</param>
/// <param name="Count">How many there are.</param>
/// <param name="After">The line above; null at the top.</param>
/// <param name="Before">The line below; null at the end.</param>
internal sealed record LogGap(long From, long Count, LogCursor? After, LogCursor? Before);
