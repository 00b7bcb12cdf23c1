namespace TapBot.EndToEnd;

/// <summary>The long proofs of <c>test.sh --soak</c>; the normal run has small editions of them, or leaves them out by their trait.</summary>
internal static class Soak
{
    /// <summary>The trait of what runs in the long proofs alone; <c>test.sh</c> knows it by this name.</summary>
    public const string Trait = "Run", Only = "Soak";

    /// <summary>How often something is repeated: so often in the long proofs, fewer times in the normal run.</summary>
    public static int Times(int inSoak, int normally) => Environment.GetEnvironmentVariable("TAPBOT_SOAK") is { Length: > 0 } ? inSoak : normally;
}
