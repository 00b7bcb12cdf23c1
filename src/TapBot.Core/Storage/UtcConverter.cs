using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TapBot.Core.Storage;

/// <summary>PostgreSQL's <c>timestamptz</c> takes moments in UTC only.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(moment => moment.ToUniversalTime(), moment => moment);
