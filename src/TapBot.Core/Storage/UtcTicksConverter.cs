using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TapBot.Core.Storage;

/// <summary>SQLite has no type for a moment: as ticks in UTC it can be ordered and compared by the engine.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
