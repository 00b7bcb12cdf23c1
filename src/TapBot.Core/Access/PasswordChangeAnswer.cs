using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>What came of changing one's password.</summary>
/// <param name="Member"><c>oldPassword</c> or <c>newPassword</c>, whichever cannot be taken; null when the password was changed.</param>
/// <param name="Reason">Why not; null when it was changed.</param>
/// <param name="RetryAfter">How long to wait, when there were too many attempts.</param>
public sealed record PasswordChangeAnswer(string? Member, Phrase? Reason, TimeSpan? RetryAfter = null);
