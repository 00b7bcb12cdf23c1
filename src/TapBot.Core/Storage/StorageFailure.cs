using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace TapBot.Core.Storage;

/// <summary>Tells a store that does not work from a mistake in the program.</summary>
internal static class StorageFailure
{
    /// <summary>True when the engine failed: away, full, locked, or refusing.</summary>
    public static bool Is(Exception exception) => exception switch
    {
        DbException or DbUpdateException or IOException or TimeoutException => true,
        InvalidOperationException { InnerException: { } inner } => Is(inner), // Npgsql wraps what a retry might have cured
        _ => false,
    };
}
