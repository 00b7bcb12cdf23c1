namespace TapBot.Portal.Ui.Tables;

/// <summary>How a reader has arranged a table; kept in the browser.</summary>
/// <param name="Shown">Keys of columns shown although they are hidden at first.</param>
/// <param name="Hidden">Keys of columns hidden although they are shown at first.</param>
/// <param name="Sort">Key of the column sorted by; null for the order in which rows come.</param>
/// <param name="Descending">Greatest first.</param>
public sealed record TablePreferences(IReadOnlyList<string> Shown, IReadOnlyList<string> Hidden, string? Sort, bool Descending)
{
    /// <summary>As the page arranges it.</summary>
    public static TablePreferences None { get; } = new([], [], null, false);

    /// <summary>The same with the column shown or hidden.</summary>
    public TablePreferences With(string column, bool shown) => shown
        ? this with { Shown = [.. Shown.Except([column]), column], Hidden = [.. Hidden.Except([column])] }
        : this with { Hidden = [.. Hidden.Except([column]), column], Shown = [.. Shown.Except([column])] };
}
