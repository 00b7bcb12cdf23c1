using TapBot.Core.Certificates;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Features.Certificates;

namespace TapBot.Portal.Features.Wall;

/// <summary>Certificates: how many web routers are covered, what is wrong, what ends next.</summary>
internal static class CertificatesTile
{
    private const int MostRows = 6;

    public static BoardTile Of(BoardData data, TileWords words)
    {
        var known = (data.Certificates ?? []).Where(c => c.HasLight).ToList();
        var bare = data.Coverage.Missing.Where(m => m.Certificate is null && m.Gap is CoverageGap.NoTls or CoverageGap.Disabled).ToList();
        var wrong = known.Where(c => c.Colour is not LightColour.Green).Select(c => new TileRow(CertificateWords.Short(c.Endpoint), CertificateWords.Verdict(words.Texts, c), c.Colour))
            .Concat(bare.Select(m => new TileRow(m.Name, CertificateWords.Miss(words.Texts, m), m.Colour))).OrderByDescending(r => r.Colour).Take(MostRows).ToList();
        var colours = bare.Select(m => m.Colour).Append(TileWords.Worst(data.FreshLights, LightKind.Certificate));
        return new BoardTile("certificates", words.Texts["wall.tile.certificates"], colours.Max(), TileWords.Cut(data.Coverage.Ratio, 0))
        {
            Unit = words.Texts["wall.unit.covered"],
            Lines = known.Count == 0 ? [words.Texts["wall.certificates.none"]] : wrong.Count == 0 ? [words.Texts["wall.certificates.next"]] : [.. NextOf(known, words).Take(1).Select(r => $"{words.Texts["wall.certificates.next"]} {r.Name}, {r.Word}")],
            Rows = wrong.Count > 0 ? wrong : [.. NextOf(known, words)],
            At = known.Count == 0 ? null : known.Min(c => c.CheckedAt),
            Every = known.Select(c => c.Every).DefaultIfEmpty().Max(),
        };
    }

    /// <summary>What ends next, with the days that are left.</summary>
    private static IEnumerable<TileRow> NextOf(IReadOnlyList<WatchedCertificate> known, TileWords words) =>
        from certificate in known
        where certificate is { Served: not null, CheckedAt: not null } && certificate.Served.NotAfter > certificate.CheckedAt
        orderby certificate.Served!.NotAfter
        let days = Math.Max(0, (int)(certificate.Served!.NotAfter - certificate.CheckedAt!.Value).TotalDays)
        select new TileRow(CertificateWords.Short(certificate.Endpoint), words.Texts.Of("wall.certificates.days", days), certificate.Colour);
}
