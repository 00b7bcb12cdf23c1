using System.Text.Json;
using System.Text.Json.Serialization;
using TapBot.Core.Monitoring;

namespace TapBot.Portal.Hosting;

/// <summary>Writes tiles in their order as the list that they are.</summary>
internal sealed class TileOrderJsonConverter : JsonConverter<TileOrder>
{
    public override TileOrder? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<TileKind[]>(ref reader, options) is { } kinds ? TileOrder.Of(kinds) : null;

    public override void Write(Utf8JsonWriter writer, TileOrder value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.ToArray(), options);
}
