namespace TapBot.Core.Logs;

/// <summary>The answers of one tier: one level, none, or several that cancel each other.</summary>
internal struct LevelTally
{
    private LineLevel found;
    private bool disagree;

    /// <summary>No sign was found.</summary>
    public readonly bool IsEmpty => found == LineLevel.Unknown;

    /// <summary>The level all signs agree on.</summary>
    public readonly LineLevel Level => disagree ? LineLevel.Unknown : found;

    public void Add(LineLevel level)
    {
        if (level == LineLevel.Unknown)
            return;
        disagree |= found != LineLevel.Unknown && found != level;
        found = level;
    }
}
