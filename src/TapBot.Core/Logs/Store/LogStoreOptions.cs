using System.ComponentModel.DataAnnotations;
using System.IO.Enumeration;

namespace TapBot.Core.Logs;

/// <summary>What is kept of logs, <c>TapBot:Logs:History</c>.</summary>
public sealed class LogStoreOptions
{
    /// <summary>Where these settings stand.</summary>
    public const string Section = "TapBot:Logs:History";

    /// <summary>Whether logs are kept at all. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>What all logs may take on the disk, in bytes, compressed; the oldest lines go first. Default 500 MiB; from 16 MiB to 16 TiB.</summary>
    [Range(16L << 20, 16L << 40)]
    public long MaxBytes { get; set; } = 500L << 20;

    /// <summary>What one log may take, in bytes, compressed. Default 100 MiB; from 1 MiB to 16 TiB.</summary>
    [Range(1L << 20, 16L << 40)]
    public long MaxBytesPerSource { get; set; } = 100L << 20;

    /// <summary>How long a line is kept; it goes with its segment, up to a sixteenth of this time later. Default 30 days; from 1 hour to 10 years.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3653.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Logs that are not kept: <c>server/container</c> or <c>server/project/service#1</c>, where * stands for any characters. Default: none.</summary>
    public string[] Exclude { get; set; } = [];

    /// <summary>Whether the lines of this origin are kept.</summary>
    public bool Records(LogOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return Enabled && !Exclude.Any(pattern => Matches(pattern, origin.Source) || Matches(pattern, $"{origin.Server.Value}/{origin.Place}"));
    }

    private static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);
}
