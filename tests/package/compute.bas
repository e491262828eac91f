' Sums, counts and pivots a column of a sheet, and writes what comes out as CSV.
Sub Compute(source, sheet, rows, keys, values, counted, target)
  On Error Goto Failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  told = book.Sheets.getByName(sheet)
  summed = told.getCellRangeByPosition(CLng(values), 1, CLng(values), CLng(rows)).AbsoluteName
  named = told.getCellRangeByPosition(CLng(keys), 1, CLng(keys), CLng(rows)).AbsoluteName

  book.Sheets.insertNewByName("Answers", 0)
  answers = book.Sheets.getByName("Answers")
  answers.getCellByPosition(0, 0).Formula = "=SUM(" & summed & ")"
  answers.getCellByPosition(0, 1).Formula = "=COUNTIF(" & named & ";""" & counted & """)"

  pivots = answers.getDataPilotTables()
  pivot = pivots.createDataPilotDescriptor()
  last = IIf(CLng(keys) > CLng(values), CLng(keys), CLng(values))
  pivot.setSourceRange(told.getCellRangeByPosition(0, 0, last, CLng(rows)).RangeAddress)
  columns = pivot.getDataPilotFields()
  columns.getByIndex(CLng(keys)).Orientation = com.sun.star.sheet.DataPilotFieldOrientation.ROW
  summing = columns.getByIndex(CLng(values))
  summing.Orientation = com.sun.star.sheet.DataPilotFieldOrientation.DATA
  summing.Function = com.sun.star.sheet.GeneralFunction.SUM
  pivots.insertNewByName("Pivot", answers.getCellByPosition(0, 3).CellAddress, pivot)

  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = "Text - txt - csv (StarCalc)"
  how(1).Name = "FilterOptions"
  how(1).Value = "44,34,76,1,,0,false,false,false"
  book.storeToURL(ConvertToURL(target), how())
  book.close(True)
  StarDesktop.terminate()
  Exit Sub
Failed:
  Open target For Output As #1
  Print #1, "line " & Erl & ": " & Error$
  Close #1
  StarDesktop.terminate()
End Sub
