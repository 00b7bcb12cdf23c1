namespace TapBot.Core.Access;

/// <summary>What came of a typed code.</summary>
/// <param name="Good">It was right and is used up now.</param>
/// <param name="Recovery">It was a recovery code.</param>
/// <param name="RetryAfter">It was not looked at: there were too many, wait so long.</param>
internal sealed record CodeAnswer(bool Good, bool Recovery, TimeSpan? RetryAfter)
{
    public static CodeAnswer Wrong { get; } = new(false, false, null);
}
