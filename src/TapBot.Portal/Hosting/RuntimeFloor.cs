namespace TapBot.Portal.Hosting;

/// <summary>The portal does not run on a runtime that is known to let strangers in.</summary>
internal static class RuntimeFloor
{
    /// <summary>10.0.0 to 10.0.6 let anybody forge what data protection signs (CVE-2026-40372).</summary>
    private static readonly Version Lowest = new(10, 0, 7);

    /// <summary>Why the runtime cannot be taken; null when it can.</summary>
    public static string? Flaw(Version runtime) => runtime >= Lowest
        ? null
        : $"The .NET runtime is {runtime}; at least {Lowest} is needed, because older ones let anybody forge protected data (CVE-2026-40372). Update the runtime.";
}
