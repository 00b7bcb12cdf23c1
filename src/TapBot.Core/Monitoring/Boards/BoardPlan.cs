using TapBot.Core.Access;

namespace TapBot.Core.Monitoring;

/// <summary>What a board of the wall shows.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Title">What stands beside the headline; null for the product's name.</param>
/// <param name="Tiles">Which tiles, in the order in which they stand while nothing is wrong.</param>
/// <param name="Origin">Who has composed it.</param>
public sealed record BoardPlan(BoardName Name, string? Title, TileOrder Tiles, BoardOrigin Origin)
{
    /// <summary>Characters of a title.</summary>
    public const int LongestTitle = 60;

    /// <summary>How long a page stands at least, and at most.</summary>
    public static readonly TimeSpan ShortestPage = TimeSpan.FromSeconds(5), LongestPage = TimeSpan.FromMinutes(10);

    /// <summary>The board that is there without anybody having made it: everything.</summary>
    public static BoardPlan Default { get; } = new(BoardName.Default, null, TileOrder.Of(Enum.GetValues<TileKind>()), BoardOrigin.Default);

    /// <summary>How long a page is shown when there are more tiles than one holds; null when the configuration says so.</summary>
    public TimeSpan? PageTime { get; init; }

    /// <summary>The diagonal of its screens, for those of which nobody said; null when it does not matter.</summary>
    public double? Inches { get; init; }

    /// <summary>How far away people stand from its screens, in metres; with the diagonal it says how large text must be.</summary>
    public double? Metres { get; init; }

    /// <summary>When it was last changed in the portal, UTC; null when it never was.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>True for what screens show in the place of a board that was removed.</summary>
    public bool IsGone { get; init; }

    /// <summary>What stands on the screens of a board that is not there any more: all that the default board has.</summary>
    internal static BoardPlan InPlaceOf(BoardName name) => Default with { Name = name, IsGone = true };
}
