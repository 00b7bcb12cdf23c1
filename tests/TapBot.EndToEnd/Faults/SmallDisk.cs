using System.Diagnostics;

namespace TapBot.EndToEnd.Faults;

/// <summary>A directory of a few megabytes that can be filled to the last byte.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabyte = 1 << 20;
    private readonly string directory;

    private SmallDisk(string directory) => this.directory = directory;

    private string Ballast => Path.Combine(directory, "ballast");

    public static async Task<SmallDisk> MountAsync(string directory, int megabytes)
    {
        Directory.CreateDirectory(directory);
        await AsRootAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0777", "tapbot-test", directory);
        return new SmallDisk(directory);
    }

    /// <summary>Leaves no room.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = Megabyte; size >= 1; size /= 2)
        {
            try
            {
                while (true)
                    file.Write(new byte[size]);
            }
            catch (IOException)
            {
                // no room for so much any more
            }
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync() => await AsRootAsync("umount", "-l", directory);

    private static async Task AsRootAsync(params string[] command)
    {
        string[] line = Environment.IsPrivilegedProcess ? command : ["sudo", "-n", .. command];
        using var run = Process.Start(line[0], line[1..]);
        await run.WaitForExitAsync();
        Assert.Equal(0, run.ExitCode);
    }
}
