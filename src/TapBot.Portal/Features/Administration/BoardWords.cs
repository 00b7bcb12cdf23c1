using System.Text.Json;
using TapBot.Core.Monitoring;

namespace TapBot.Portal.Features.Administration;

/// <summary>The words of boards.</summary>
internal static class BoardWords
{
    /// <summary>The resource key of what a tile tells of.</summary>
    public static string KeyOf(TileKind tile) => "boards.tile." + JsonNamingPolicy.CamelCase.ConvertName(tile.ToString());

    /// <summary>The resource key of who has composed a board.</summary>
    public static string KeyOf(BoardOrigin origin) => "boards.origin." + JsonNamingPolicy.CamelCase.ConvertName(origin.ToString());
}
