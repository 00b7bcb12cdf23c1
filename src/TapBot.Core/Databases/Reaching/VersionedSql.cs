namespace TapBot.Core.Databases;

/// <summary>A statement, or a part of one, and the major versions of PostgreSQL that it is written for.</summary>
/// <param name="First">The oldest of them.</param>
/// <param name="Last">The newest of them.</param>
/// <param name="Text">The SQL.</param>
internal sealed record VersionedSql(int First, int Last, string Text)
{
    /// <summary>The oldest version that the portal knows.</summary>
    public const int Oldest = 14;

    /// <summary>The newest version that the portal knows.</summary>
    public const int Newest = 18;

    private const int PerMajor = 10_000;

    /// <summary>All versions answer it alike.</summary>
    public static VersionedSql Any(string text) => new(Oldest, Newest, text);

    /// <summary>For those up to a version.</summary>
    public static VersionedSql Until(int last, string text) => new(Oldest, last, text);

    /// <summary>For those from a version on.</summary>
    public static VersionedSql Since(int first, string text) => new(first, Newest, text);

    /// <summary>What a server of a version is asked: one newer than any that is known, what the newest is asked; one older, what the oldest is.</summary>
    /// <param name="variants">The ways to ask; together they serve every known version.</param>
    /// <param name="version">server_version_num, such as 160014.</param>
    public static string For(IReadOnlyList<VersionedSql> variants, int version)
    {
        var major = Math.Clamp(version / PerMajor, Oldest, Newest);
        return variants.First(v => v.First <= major && major <= v.Last).Text;
    }

    /// <summary>True for a version that the portal was not written for, since it is too new.</summary>
    public static bool IsTooNew(int version) => version / PerMajor > Newest;
}
