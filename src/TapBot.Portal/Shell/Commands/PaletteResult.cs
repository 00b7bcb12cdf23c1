namespace TapBot.Portal.Shell.Commands;

/// <summary>What was found, best first.</summary>
/// <param name="Shown">As many as are worth a look.</param>
/// <param name="Found">How many there are in all.</param>
internal sealed record PaletteResult(IReadOnlyList<PaletteEntry> Shown, int Found)
{
    public static PaletteResult Nothing { get; } = new([], 0);
}
