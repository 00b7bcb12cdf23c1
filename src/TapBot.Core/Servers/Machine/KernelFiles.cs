using System.Text;

namespace TapBot.Core.Servers;

/// <summary>
/// Reads small files that the kernel makes up when they are read: they have no length, and may vanish at any moment. One reader uses it at a time, since what was read stands in the
/// same place each time.
/// </summary>
/// <param name="root">What stands before every path; empty for the machine itself.</param>
internal sealed class KernelFiles(string root)
{
    /// <summary>More than the list of interrupts of a big machine (<c>/proc/stat</c>); a file that says more is not read.</summary>
    private const int Most = 1 << 20;

    private byte[] buffer = new byte[8 << 10];

    /// <summary>The whole file; false when it is not there, not to be read, or too long. What it gives holds until the next call.</summary>
    public bool TryRead(string path, out ReadOnlySpan<byte> text)
    {
        text = default;
        var file = root + path;
        // Where the portal runs elsewhere none is ever there, and an exception each time would be the dearest part of the question.
        if (!File.Exists(file))
            return false;
        try
        {
            using var handle = File.OpenHandle(file);
            var length = 0;
            while (RandomAccess.Read(handle, buffer.AsSpan(length), length) is var read and > 0)
            {
                length += read;
                if (length < buffer.Length)
                    continue;
                if (length >= Most)
                    return false;
                Array.Resize(ref buffer, length * 2);
            }
            text = buffer.AsSpan(0, length);
            return true;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The whole file as text; null when it is not there, not to be read, or too long.</summary>
    public string? Text(string path) => TryRead(path, out var text) ? Encoding.UTF8.GetString(text) : null;
}
