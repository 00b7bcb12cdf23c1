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
        var wrong = known.Where(c => c.Colour is not LightColour.Green).Take(MostRows).Select(c => new TileRow(CertificateWords.Short(c.Endpoint), CertificateWords.Verdict(words.Texts, c), c.Colour)).ToList();
        return new BoardTile("certificates", words.Texts["wall.tile.certificates"], TileWords.Worst(data.Lights, LightKind.Certificate), TileWords.Cut(data.Coverage.Ratio, 0))
        {
            Unit = words.Texts["wall.unit.covered"],
            Lines = known.Count == 0 ? [words.Texts["wall.certificates.none"]] : wrong.Count == 0 ? [words.Texts["wall.certificates.next"]] : [],
            Rows = wrong.Count > 0 ? wrong : [.. NextOf(known, words)],
            At = known.Count == 0 ? null : known.Min(c => c.CheckedAt),
            Every = known.Select(c => c.Every).DefaultIfEmpty().Max(),
        };
    }

    /// <summary>What ends next, with the days that are left.</summary>
    private static IEnumerable<TileRow> NextOf(IReadOnlyList<WatchedCertificate> known, TileWords words) =>
        from certificate in known
        where certificate is { Served: not null, CheckedAt: not null }
        orderby certificate.Served!.NotAfter
        let days = Math.Max(0, (int)(certificate.Served!.NotAfter - certificate.CheckedAt!.Value).TotalDays)
        select new TileRow(CertificateWords.Short(certificate.Endpoint), words.Texts.Of("wall.certificates.days", days), certificate.Colour);
}
