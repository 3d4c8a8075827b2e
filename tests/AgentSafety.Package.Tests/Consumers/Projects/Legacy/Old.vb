Public Class Old
    Public Sub Clear(path As String)
        Dim disk As New Disks.Disk(Of String)
        disk.Wipe(path)
    End Sub
End Class
