namespace TapBot.Core.Certificates;

/// <summary>The reasons of a revocation by their names in RFC 5280, 5.3.1.</summary>
internal static class CrlReasonName
{
    private static readonly string?[] Names =
        [null, "keyCompromise", "cACompromise", "affiliationChanged", "superseded", "cessationOfOperation", "certificateHold", null, "removeFromCRL", "privilegeWithdrawn", "aACompromise"];

    /// <summary>The name; null for "unspecified" and for numbers without one.</summary>
    public static string? Of(int reason) => reason >= 0 && reason < Names.Length ? Names[reason] : null;
}
