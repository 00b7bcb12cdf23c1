using System.ComponentModel.DataAnnotations;

namespace TapBot.Core.Storage;

/// <summary>Where the portal keeps its files, <c>TapBot:DataDirectory</c>.</summary>
public sealed class DataDirectoryOptions
{
    /// <summary>An absolute path, or one relative to the working directory. Default: <c>data</c>.</summary>
    [Required(ErrorMessage = "the path of a directory that the portal may write to")]
    public string DataDirectory { get; set; } = "data";
}
