using System.Globalization;
using TapBot.Core.Figures;
using TapBot.Core.Servers;

namespace TapBot.Portal.Features.Wall;

/// <summary>A machine: processors, memory, the fullest disk.</summary>
internal static class ServerTile
{
    public static IEnumerable<BoardTile> AllOf(BoardData data, TileWords words) => data.Machines.Where(m => m.HasLight).Select(m => Of(m, words));

    private static BoardTile Of(Machine machine, TileWords words)
    {
        var figures = machine.Figures!;
        return new BoardTile($"server:{machine.Server}", machine.Server.Value, machine.Colour, TileWords.Cut(figures.Cpu, 0))
        {
            Unit = words.Texts["wall.unit.cpu"],
            Lines =
            [
                words.Texts.Of("wall.server.memory", TileWords.Cut(figures.MemoryShare, 0)),
                .. figures.Fullest is { UsedShare: { } used } ? [words.Texts.Of("wall.server.disk", (100 - Math.Ceiling(used * 100)).ToString(CultureInfo.CurrentCulture))] : Array.Empty<string>(),
            ],
            Rows =
            [
                .. machine.Lights.Values.Where(l => l.Colour > LightColour.Maintenance).OrderByDescending(l => l.Colour).Select(l => new TileRow(words.Say(l.Reason), "", l.Colour)),
            ],
            Series = MachineSeries.Of(machine.Server, "cpu"),
            At = figures.At,
            Every = MachineFigures.Every,
        };
    }
}
