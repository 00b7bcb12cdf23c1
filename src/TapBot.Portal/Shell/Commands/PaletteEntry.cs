using TapBot.Core.Operations;

namespace TapBot.Portal.Shell.Commands;

/// <summary>Something to go to or to do, as the palette offers it.</summary>
/// <param name="Key">Its stable name, by which the browser remembers what was chosen lately.</param>
/// <param name="Title">What is shown and found.</param>
/// <param name="Icon">A path from <see cref="Ui.Icons"/>.</param>
public sealed record PaletteEntry(string Key, string Title, string Icon)
{
    /// <summary>Where it is, beside the title; found as well.</summary>
    public string Note { get; init; } = "";

    /// <summary>Further words it is found by.</summary>
    public string Also { get; init; } = "";

    /// <summary>Where it leads; null for an operation.</summary>
    public string? Href { get; init; }

    /// <summary>What it does, with the usual questions before; null for an address.</summary>
    public IOperation? Operation { get; init; }

    /// <summary>The server or other place named in the question before the operation.</summary>
    public string Where { get; init; } = "";

    /// <summary>Among entries that fit equally well, the lower comes first: 0 pages, 1 things, 2 what belongs to a thing, 3 and more operations.</summary>
    public int Order { get; init; }
}
