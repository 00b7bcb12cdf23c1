using TapBot.Core.Certificates;
using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Certificates;

/// <summary>How many certificates end when: those that have ended, then by weeks, then all that end later. Pure.</summary>
internal static class ExpiryCalendar
{
    /// <summary>Where the columns end, in weeks from now.</summary>
    public static readonly IReadOnlyList<int> Weeks = [1, 2, 3, 4, 6, 8, 10, 12];

    /// <summary>The columns in order.</summary>
    public static IReadOnlyList<ExpiryColumn> Of(IReadOnlyList<WatchedCertificate> certificates, DateTimeOffset now)
    {
        var ends = certificates.Where(c => c.Served is not null).Select(c => (End: c.Served!.NotAfter, Colour: c.Verdict is Verdict.Expiring ? c.Colour : LightColour.Green)).ToList();
        var columns = new List<ExpiryColumn> { new(null, ends.Count(e => e.End < now), LightColour.Red) };
        var from = now;
        foreach (var weeks in Weeks)
        {
            var until = now.AddDays(7 * weeks);
            var within = ends.Where(e => e.End >= from && e.End < until).ToList();
            columns.Add(new(weeks, within.Count, within.Select(e => e.Colour).DefaultIfEmpty(LightColour.Green).Max()));
            from = until;
        }
        columns.Add(new(int.MaxValue, ends.Count(e => e.End >= from), LightColour.Green));
        return columns;
    }
}
