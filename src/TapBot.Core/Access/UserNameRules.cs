using System.Text.RegularExpressions;

namespace TapBot.Core.Access;

/// <summary>What a user name must be: 1 to 64 letters, digits and <c>. _ @ + -</c>, plain ASCII so that no name looks like another.</summary>
internal static partial class UserNameRules
{
    public const string Characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@+";

    public static string? Flaw(string userName) => Shape().IsMatch(userName) ? null : "access.userName.shape";

    [GeneratedRegex(@"\A[a-zA-Z0-9._@+-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
