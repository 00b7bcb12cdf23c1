using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Wall;

/// <summary>The lights of everything: how many are green, and each server's worst.</summary>
internal static class LightsTile
{
    public static BoardTile Of(BoardData data, TileWords words)
    {
        var (lights, format) = (data.Lights, new Format(words.Texts));
        return new BoardTile("lights", words.Texts["wall.tile.lights"], data.FreshLights?.Colour ?? LightColour.Unknown, lights is null ? Format.Nothing : format.Count(lights.Green))
        {
            Unit = words.Texts.Of("wall.lights.well", lights?.Lights.Count ?? 0),
            Lines = lights is null ? [] : [words.Texts.Of("wall.head.servers", lights.Servers.Count)],
            Rows = [.. (lights?.Servers ?? []).Where(s => s.Colour > LightColour.Maintenance).OrderByDescending(s => s.Colour).Select(s => new TileRow(s.Server.Value, words.Counts(s.Red, s.Yellow, s.Unknown), s.Colour))],
            At = lights?.At,
            Every = LightReader.Every,
        };
    }
}
