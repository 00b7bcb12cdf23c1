using Microsoft.Extensions.Options;

namespace TapBot.Core.Storage;

/// <summary>The directory with everything the portal keeps in files. Nobody but the account that runs the portal can look into it.</summary>
public sealed class DataDirectory
{
    /// <summary>Owner only.</summary>
    public const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Owner only.</summary>
    public const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The folder of the key ring.</summary>
    public const string Keys = "keys";

    private const string LockFile = "portal.lock";

    /// <summary>Takes the directory and creates it where it is missing.</summary>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be created.</exception>
    public DataDirectory(IOptions<DataDirectoryOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Path = System.IO.Path.GetFullPath(options.Value.DataDirectory);
        Create(Path);
    }

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>The absolute path of a file in the directory, whether it exists or not.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The absolute path of a folder in the directory, created where it is missing.</summary>
    public string Folder(string name)
    {
        var folder = File(name);
        Create(folder);
        return folder;
    }

    /// <summary>Writes a whole file so that a reader sees the old one or the new one, never a half.</summary>
    public void Replace(string name, ReadOnlySpan<byte> content)
    {
        var fresh = File(name + ".new");
        using (var stream = Open(fresh, FileMode.Create))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
        System.IO.File.Move(fresh, File(name), overwrite: true);
    }

    /// <summary>Keeps the directory for this process alone, until the answer is disposed or the process ends in whatever way.</summary>
    /// <returns>Null when another process has it.</returns>
    public IDisposable? TryTake()
    {
        Reserve(File(LockFile));
        try
        {
            return new FileStream(File(LockFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Makes sure that a file exists and is the owner's alone, before somebody else creates it with the usual rights.</summary>
    internal static void Reserve(string path)
    {
        if (System.IO.File.Exists(path))
            return;
        Open(path, FileMode.OpenOrCreate).Dispose();
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        return new FileStream(path, options);
    }

    /// <summary>Makes sure that a folder exists and, when it is new, is the owner's alone.</summary>
    internal static void Create(string path)
    {
        if (Directory.Exists(path))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerFolder);
    }
}
