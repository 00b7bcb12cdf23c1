using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Account;

/// <summary>Says what went wrong on the way through the identity provider. The code comes in an address, so only the known ones are said.</summary>
internal static class ProviderProblem
{
    private static readonly string[] Known =
    [
        "access.provider.failed", "access.provider.unknown", "access.provider.noRights", "access.provider.nameTaken", "access.provider.linkedAlready", "access.signIn.startAgain", "audit.unavailable",
    ];

    public static string? Say(Texts texts, string? code) => code is not null && Known.Contains(code) ? texts[code] : null;
}
