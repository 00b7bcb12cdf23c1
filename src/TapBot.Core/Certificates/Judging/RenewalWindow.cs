namespace TapBot.Core.Certificates;

/// <summary>When a certificate is renewed by an ACME client, by its lifetime: the table of Traefik (pkg/provider/acme/provider.go), which suits certificates of days as well as of years.</summary>
/// <param name="Before">How long before its end the renewal begins.</param>
/// <param name="Every">How often it is tried from then on.</param>
public readonly record struct RenewalWindow(TimeSpan Before, TimeSpan Every)
{
    /// <summary>The window of a certificate that holds for so long.</summary>
    public static RenewalWindow Of(TimeSpan lifetime) => lifetime.TotalDays switch
    {
        >= 365 => new(TimeSpan.FromDays(120), TimeSpan.FromDays(7)),
        >= 90 => new(TimeSpan.FromDays(30), TimeSpan.FromDays(1)),
        >= 30 => new(TimeSpan.FromDays(10), TimeSpan.FromHours(12)),
        >= 6 => new(TimeSpan.FromDays(2), TimeSpan.FromHours(2)),
        >= 1 => new(TimeSpan.FromHours(6), TimeSpan.FromMinutes(10)),
        _ => new(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(1)),
    };

    /// <summary>The window of a certificate with these bounds, both of which belong to its lifetime (RFC 5280, 4.1.2.5).</summary>
    public static RenewalWindow Of(DateTimeOffset notBefore, DateTimeOffset notAfter) => Of(notAfter - notBefore + TimeSpan.FromSeconds(1));

    /// <summary>From when on a renewal is overdue: one try after the window has opened.</summary>
    public DateTimeOffset OverdueFrom(DateTimeOffset notAfter) => notAfter - Before + Every;
}
