using System.Numerics;

namespace TapBot.Core.Logs;

/// <summary>Some of the levels.</summary>
public readonly record struct LevelSet
{
    private readonly byte bits;

    private LevelSet(int bits) => this.bits = (byte)bits;

    /// <summary>None of them.</summary>
    public static LevelSet None => default;

    /// <summary>Every level, <see cref="LineLevel.Unknown"/> among them.</summary>
    public static LevelSet All { get; } = new((1 << (int)LineLevel.Fatal + 1) - 1);

    /// <summary>How many there are.</summary>
    public int Count => BitOperations.PopCount(bits);

    /// <summary>These levels.</summary>
    public static LevelSet Of(params ReadOnlySpan<LineLevel> levels)
    {
        var bits = 0;
        foreach (var level in levels)
            bits |= 1 << (int)level;
        return new LevelSet(bits);
    }

    /// <summary>A level and the more serious ones; never <see cref="LineLevel.Unknown"/>, which is none.</summary>
    public static LevelSet AtLeast(LineLevel level) => new(All.bits & ~((1 << Math.Max((int)level, (int)LineLevel.Trace)) - 1));

    /// <summary>Whether a level is among them.</summary>
    public bool Contains(LineLevel level) => (bits >> (int)level & 1) != 0;

    /// <summary>What is in both.</summary>
    public LevelSet And(LevelSet other) => new(bits & other.bits);

    /// <summary>What is in one or the other.</summary>
    public LevelSet Or(LevelSet other) => new(bits | other.bits);

    /// <summary>All other levels.</summary>
    public LevelSet Not() => new(All.bits & ~bits);

    /// <inheritdoc/>
    public override string ToString() => string.Join(',', Enum.GetValues<LineLevel>().Where(Contains).Select(LevelTerm.NameOf));
}
